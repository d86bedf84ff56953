import type { FastifyReply } from 'fastify'
import { APPLICANT_SESSION_HOURS } from '../app/applicants/applicantSessions.js'

/** Apart from the officers' cookie: one never stands for the other. */
export const APPLICANT_COOKIE = 'gongkai_applicant'

const attributes = (publicUrl: URL) =>
  ({ httpOnly: true, sameSite: 'lax', secure: publicUrl.protocol === 'https:', path: '/' }) as const

export const setApplicantCookie = (reply: FastifyReply, token: string, publicUrl: URL): FastifyReply =>
  reply.setCookie(APPLICANT_COOKIE, token, { ...attributes(publicUrl), maxAge: APPLICANT_SESSION_HOURS * 3600 })

export const clearApplicantCookie = (reply: FastifyReply, publicUrl: URL): FastifyReply =>
  reply.clearCookie(APPLICANT_COOKIE, attributes(publicUrl))
