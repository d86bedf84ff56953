/** Key of the advisory lock under which the log grows; advisory locks are per database. */
export const APPEND_LOCK = 4_729_001

/** Channel of the wake-ups; its messages carry nothing. */
export const WAKE_UP_CHANNEL = 'gongkai_log'

/** How an expectation reaches `log.append`; an exact revision is itself, and `none` is the revision before the first. */
export const EXPECTED_CODES = { none: -1, any: -2, exists: -3 } as const

/**
 * The log: one table that only `log.append` writes. Positions are given under one lock, so that they have no gap and
 * their order is the order of commit. Not a sequence (gaps, and later numbers that are seen first), not an `xid`
 * (stalled by any old writing transaction, meaningless after a restore).
 */
export const LOG_SCHEMA = `
create schema log;

create table log.events (
  position       bigint  primary key check (position > 0),
  stream         text    collate "C" not null,
  revision       integer not null check (revision >= 0),
  id             uuid    not null unique,
  type           text    collate "C" not null,
  schema_version integer not null check (schema_version > 0),
  data           text    not null,
  metadata       text    not null,
  unique (stream, revision)
);

create function log.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only: % is refused', tg_op using errcode = 'integrity_constraint_violation';
end $$;

create trigger append_only before update or delete or truncate on log.events
  for each statement execute function log.refuse_change();
-- Fires for the owner and for session_replication_role = replica as well.
alter table log.events enable always trigger append_only;

-- One call writes a group of appends to different streams. Each append gets one row, in the given order:
-- appended, seenBefore (all ids stand where this append would have put them), wrongRevision (revision: the actual one,
-- -1 for none), duplicateId. Events belong to the append whose number (from 1) is given in "belongs_to", in order.
-- Generic plans by index only: a plan made while the table was small must not scan it once it is large.
create function log.append(
  recorded_at text, streams text[], expected integer[],
  belongs_to integer[], ids uuid[], types text[], schema_versions integer[], data text[],
  metadata_heads text[], metadata_tails text[]
) returns table (outcome text, revision integer, "position" bigint, offending uuid)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
set enable_hashjoin = off
set enable_mergejoin = off
as $$
#variable_conflict use_column
declare
  log_head bigint;
  last_recorded_at text;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs READ COMMITTED: it must see what was committed while it waited for the lock';
  end if;
  perform pg_advisory_xact_lock(${APPEND_LOCK});

  -- A statement of its own, so that its snapshot is taken after the lock.
  select e.position, e.metadata::json ->> 'recordedAt' into log_head, last_recorded_at
    from log.events e order by e.position desc limit 1;
  log_head := coalesce(log_head, 0);
  recorded_at := greatest(recorded_at collate "C", last_recorded_at collate "C");

  return query
  with append as materialized (
    select a.no, a.stream, a.expected, coalesce(last.revision, -1) as last
      from unnest(streams, expected) with ordinality as a(stream, expected, no)
      left join lateral (
        select e.revision from log.events e where e.stream = a.stream order by e.revision desc limit 1
      ) last on true
  ), event as materialized (
    select n.*, (row_number() over (partition by n.append_no order by n.at))::integer - 1 as nth
      from unnest(belongs_to, ids, types, schema_versions, data, metadata_heads, metadata_tails)
        with ordinality as n(append_no, id, type, schema_version, data, head, tail, at)
  ), size as materialized (
    select n.append_no, count(*) as events from event n group by n.append_no
  ), seen as materialized (
    select n.append_no, count(*) as events, min(s.revision) as first_revision, max(s.revision) as last_revision,
           max(s.position) as last_position, bool_and(s.stream = a.stream) as same_stream,
           count(distinct s.revision - n.nth) = 1 as in_order, (array_agg(s.id order by n.at))[1] as first_id
      from event n
      cross join lateral (select * from log.events e where e.id = n.id) s
      join append a on a.no = n.append_no
      group by n.append_no
  ), decided as materialized (
    select a.no, a.stream, a.last, s.first_id, s.last_revision, s.last_position,
           case
             when s.append_no is not null then
               case when s.events = z.events and s.same_stream and s.in_order
                         and (a.expected < -1 or s.first_revision = a.expected + 1)
                    then 'seenBefore' else 'duplicateId' end
             when a.expected = a.last or a.expected = ${EXPECTED_CODES.any}
                  or (a.expected = ${EXPECTED_CODES.exists} and a.last >= 0) then 'appended'
             else 'wrongRevision'
           end as outcome
      from append a
      join size z on z.append_no = a.no
      left join seen s on s.append_no = a.no
  ), numbered as materialized (
    select n.*, d.stream, d.last + n.nth + 1 as revision, log_head + row_number() over (order by n.at) as position
      from event n join decided d on d.no = n.append_no
      where d.outcome = 'appended'
  ), written as (
    insert into log.events (position, stream, revision, id, type, schema_version, data, metadata)
    select w.position, w.stream, w.revision, w.id, w.type, w.schema_version, w.data, w.head || recorded_at || w.tail
      from numbered w order by w.position
  ), reached as (
    select w.append_no, max(w.revision) as revision, max(w.position) as position from numbered w group by w.append_no
  )
  select d.outcome,
         case d.outcome when 'appended' then r.revision when 'seenBefore' then d.last_revision else d.last end,
         coalesce(r.position, d.last_position), d.first_id
    from decided d left join reached r on r.append_no = d.no
    order by d.no;
end $$;

revoke all on function log.append(text, text[], integer[], integer[], uuid[], text[], integer[], text[], text[], text[])
  from public;
`

/** What the application's role may do with the log: read it, and append. */
export const grantLog = (role: string): string => `
grant usage on schema log to ${role};
grant select on log.events to ${role};
grant execute on function
  log.append(text, text[], integer[], integer[], uuid[], text[], integer[], text[], text[], text[]) to ${role};
`
