import type { Adapter, AdapterPayload } from 'oidc-provider'
import { InvalidGrant } from 'oidc-provider/lib/helpers/errors.js'
import type pg from 'pg'

const FAR = 10 * 365 * 86_400

/** Sessions, grants, codes and interactions of the embedded provider, in PostgreSQL. */
export const providerAdapter =
  (pool: pg.Pool) =>
  (model: string): Adapter => {
    const findBy = async (column: 'id' | 'uid', value: string): Promise<AdapterPayload | undefined> => {
      const { rows } = await pool.query<{ payload: AdapterPayload }>(
        `select payload from secret.provider where model = $1 and ${column} = $2 and expires_at > clock_timestamp()`,
        [model, value],
      )
      return rows[0]?.payload
    }
    return {
      upsert: async (id, payload, expiresIn) => {
        await pool.query(
          `insert into secret.provider (model, id, payload, grant_id, uid, account, expires_at)
           values ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(secs => $7))
           on conflict (model, id) do update set payload = excluded.payload, grant_id = excluded.grant_id,
             uid = excluded.uid, account = excluded.account, expires_at = excluded.expires_at`,
          [
            model,
            id,
            JSON.stringify(payload),
            payload.grantId ?? null,
            payload.uid ?? null,
            payload.accountId ?? null,
            expiresIn ?? FAR,
          ],
        )
      },
      find: (id) => findBy('id', id),
      findByUid: (uid) => findBy('uid', uid),
      // The device flow is off.
      findByUserCode: () => Promise.resolve(undefined),
      consume: async (id) => {
        // Two exchanges of one code at the same time: the second one finds it consumed here, whatever it read before.
        const { rowCount } = await pool.query(
          `update secret.provider set payload = payload || jsonb_build_object('consumed', extract(epoch from now())::int)
           where model = $1 and id = $2 and not payload ? 'consumed'`,
          [model, id],
        )
        if (rowCount === 0) throw new InvalidGrant('already consumed')
      },
      destroy: async (id) => {
        await pool.query(`delete from secret.provider where model = $1 and id = $2`, [model, id])
      },
      revokeByGrantId: async (grantId) => {
        await pool.query(`delete from secret.provider where grant_id = $1`, [grantId])
      },
    }
  }
