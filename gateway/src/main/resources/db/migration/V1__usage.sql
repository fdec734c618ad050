-- One set for SQLite and PostgreSQL: times are bigint microseconds since 1970 in UTC, money is
-- bigint nano-dollars, ids come from the application. Text has no length, so no fact is too long.

-- How far each projection has folded each journal: the first position that is not in it yet.
create table projection (
    name text not null,
    journal text not null,
    mark bigint not null,
    primary key (name, journal)
);

create table generation (
    id text not null primary key,
    ended_micros bigint not null,
    started_micros bigint not null,
    account text not null,
    key_hash text not null,
    requested_model text not null,
    model text not null,
    provider text,
    provider_name text,
    endpoint text,
    service_tier text,
    upstream_id text,
    outcome text not null,
    http_status integer not null,
    error_type text,
    finish_reason text,
    native_finish_reason text,
    streamed boolean not null,
    usage_source text,
    uncached_input bigint,
    cache_read bigint,
    cache_write bigint,
    output bigint,
    reasoning bigint,
    charge_input bigint not null,
    charge_cache_read bigint not null,
    charge_cache_write bigint not null,
    charge_output bigint not null,
    charge_request bigint not null,
    charge bigint not null,
    cache_discount bigint,
    first_token_micros bigint not null,
    attempts jsonb not null,
    referer text,
    title text,
    session_id text,
    end_user text,
    user_agent text
);

create table credit_grant (
    id text not null primary key,
    granted_micros bigint not null,
    account text not null,
    amount bigint not null,
    reason text not null
);

create table account_book (
    account text not null primary key,
    granted bigint not null,
    charged bigint not null
);

-- What a key spent by UTC day of the charge; weeks, months and totals are sums of days.
create table key_spending (
    key_hash text not null,
    day_micros bigint not null,
    requests bigint not null,
    charged bigint not null,
    primary key (key_hash, day_micros)
);

-- Narrow rollups: dimension is model, provider or key; grain is hour or day.
create table rollup_usage (
    dimension text not null,
    grain text not null,
    bucket_micros bigint not null,
    subject text not null,
    requests bigint not null,
    failures bigint not null,
    estimates bigint not null,
    uncached_input bigint not null,
    cache_read bigint not null,
    cache_write bigint not null,
    output bigint not null,
    reasoning bigint not null,
    charged bigint not null,
    primary key (dimension, grain, bucket_micros, subject)
);

-- What an account used by day; endpoint and provider are empty where no endpoint answered.
create table activity (
    account text not null,
    day_micros bigint not null,
    key_hash text not null,
    model text not null,
    endpoint text not null,
    provider text not null,
    requests bigint not null,
    failures bigint not null,
    estimates bigint not null,
    uncached_input bigint not null,
    cache_read bigint not null,
    cache_write bigint not null,
    output bigint not null,
    reasoning bigint not null,
    charged bigint not null,
    primary key (account, day_micros, key_hash, model, endpoint, provider)
);
