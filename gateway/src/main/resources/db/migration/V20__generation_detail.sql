-- Columns for what is asked for; whatever else a generation tells is packed in its detail. The next migration moves the rows.
alter table generation rename to generation_wide;
drop index generation_account;

create table generation (
    id text not null primary key,
    ended_micros bigint not null,
    started_micros bigint not null,
    account text not null,
    key_hash text not null,
    model text not null,
    provider text,
    provider_name text,
    endpoint text,
    outcome text not null,
    finish_reason text,
    first_token_micros bigint not null,
    prompt bigint,
    cache_read bigint,
    output bigint,
    reasoning bigint,
    charge bigint not null,
    detail bytea not null,
    charge_cache bigint not null default 0,
    cache_discount bigint,
    app text,
    session_id text,
    end_user text,
    web_searches bigint not null default 0,
    tool_calls integer not null default 0,
    cached_from text
);
create index generation_account on generation (account, started_micros);
