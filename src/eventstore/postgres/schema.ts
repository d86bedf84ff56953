/** Key of the advisory lock under which the log grows; advisory locks are per database. */
export const APPEND_LOCK = 4_729_001

/** Channel of the wake-ups; its messages carry nothing. */
export const WAKE_UP_CHANNEL = 'gongkai_log'

/** How an expectation reaches `log.append`; an exact revision is itself, and `none` is the revision before the first. */
export const EXPECTED_CODES = { none: -1, any: -2, exists: -3 } as const

const APPEND_SIGNATURE = `(
  text, text[], integer[], integer[], integer[], integer[], text[], uuid[], text[], integer[], text[], text[], text[]
)`

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

-- One call writes a group of appends to different streams, under one lock and in one transaction. Each append gets one
-- row, in the given order: appended, seenBefore (all ids stand where this append would have put them), wrongRevision
-- (revision: the actual one, -1 for none), duplicateId. An event names its append (from 1) and its place in it (from 0).
-- Generic plans by index only: a plan made while the table was small must not scan it once it is large.
create function log.append(
  recorded_at text, streams text[], expected integer[], sizes integer[],
  append_nos integer[], nths integer[], event_streams text[], ids uuid[], types text[], schema_versions integer[],
  data text[], metadata_heads text[], metadata_tails text[]
) returns table (outcome text, revision integer, "position" bigint, offending uuid)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  log_head bigint;
  -- Per append:
  lasts integer[];
  outcomes text[];
  firsts bigint[]; -- where the events of an accepted append begin
  reached bigint[];
  offenders uuid[];
  seen record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'log.append needs READ COMMITTED: it must see what was committed while it waited for the lock';
  end if;
  perform pg_advisory_xact_lock(${APPEND_LOCK});

  -- Statements of their own, so that their snapshots are taken after the lock.
  select coalesce(max(e.position), 0), greatest(recorded_at collate "C", max(e.written_at) collate "C")
    into log_head, recorded_at
    from (select e.position, e.metadata::json ->> 'recordedAt' as written_at
            from log.events e order by e.position desc limit 1) e;

  select array_agg(coalesce(last.revision, -1) order by a.no) into lasts
    from unnest(streams) with ordinality as a(stream, no)
    left join lateral (
      select e.revision from log.events e where e.stream = a.stream order by e.revision desc limit 1
    ) last on true;

  -- Ids that the log holds already decide before the expectation does. Rare, so looked for in the cheapest way first.
  if exists (
    select from unnest(ids) as n(id) cross join lateral (select from log.events e where e.id = n.id limit 1) e
  ) then
    for seen in
      select n.append_no, count(*) as events, (array_agg(e.id order by n.nth))[1] as first_id,
             min(e.revision) as first_revision, max(e.revision) as last_revision, max(e.position) as last_position,
             bool_and(e.stream = n.stream) and count(distinct e.revision - n.nth) = 1 as in_place
        from unnest(append_nos, nths, event_streams, ids) as n(append_no, nth, stream, id)
        cross join lateral (select * from log.events e where e.id = n.id limit 1) e
        group by n.append_no
    loop
      if seen.in_place and seen.events = sizes[seen.append_no]
         and (expected[seen.append_no] < -1 or seen.first_revision = expected[seen.append_no] + 1) then
        outcomes[seen.append_no] := 'seenBefore';
        lasts[seen.append_no] := seen.last_revision;
        reached[seen.append_no] := seen.last_position;
      else
        outcomes[seen.append_no] := 'duplicateId';
        offenders[seen.append_no] := seen.first_id;
      end if;
    end loop;
  end if;

  for i in 1 .. cardinality(streams) loop
    continue when outcomes[i] is not null;
    if expected[i] = lasts[i] or expected[i] = ${EXPECTED_CODES.any}
       or (expected[i] = ${EXPECTED_CODES.exists} and lasts[i] >= 0) then
      outcomes[i] := 'appended';
      firsts[i] := log_head + 1;
      log_head := log_head + sizes[i];
      reached[i] := log_head;
    else
      outcomes[i] := 'wrongRevision';
    end if;
  end loop;

  insert into log.events (position, stream, revision, id, type, schema_version, data, metadata)
  select firsts[n.append_no] + n.nth, n.stream, lasts[n.append_no] + n.nth + 1, n.id, n.type, n.schema_version,
         n.data, n.head || recorded_at || n.tail
    from unnest(append_nos, nths, event_streams, ids, types, schema_versions, data, metadata_heads, metadata_tails)
      as n(append_no, nth, stream, id, type, schema_version, data, head, tail)
    where firsts[n.append_no] is not null;

  for i in 1 .. cardinality(streams) loop
    outcome := outcomes[i];
    revision := case outcomes[i] when 'appended' then lasts[i] + sizes[i] else lasts[i] end;
    position := reached[i];
    offending := offenders[i];
    return next;
  end loop;
end $$;

revoke all on function log.append${APPEND_SIGNATURE} from public;
`

/** What the application's role may do with the log: read it, and append. */
export const grantLog = (role: string): string => `
grant usage on schema log to ${role};
grant select on log.events to ${role};
grant execute on function log.append${APPEND_SIGNATURE} to ${role};
`
