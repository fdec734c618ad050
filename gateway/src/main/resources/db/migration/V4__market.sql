-- The market: one narrow rollup per question. Times are whole hours since 1970 in UTC; grain is 0
-- for hours, 1 for days, 2 for weeks. Accounts are keyed hashes of whoever pays, never names.

-- Folds that read before they write take turns on this row.
create table market_turn (
    id integer not null primary key,
    folds bigint not null
);
insert into market_turn (id, folds) values (1, 0);

-- Names of what is summed; the id is a hash of the other columns.
create table market_series (
    id bigint not null primary key,
    grp text not null,
    facet text not null,
    part text not null,
    subject text not null
);
create index market_series_slice on market_series (grp, facet, part);

create table market_volume (
    series bigint not null,
    grain smallint not null,
    start_hour integer not null,
    requests bigint not null,
    samples bigint not null,
    prompt bigint not null,
    completion bigint not null,
    reasoning bigint not null,
    cache_read bigint not null,
    paid bigint not null,
    spend bigint not null,
    input_spend bigint not null,
    tool_calls bigint not null,
    tool_requests bigint not null,
    tool_errors bigint not null,
    primary key (series, grain, start_hour)
);

-- What an account used of a series on a day.
create table market_share (
    series bigint not null,
    start_hour integer not null,
    account bigint not null,
    requests bigint not null,
    prompt bigint not null,
    completion bigint not null,
    paid bigint not null,
    spend bigint not null,
    primary key (series, start_hour, account)
);

-- Who paid, as a sketch that can be merged.
create table market_payers (
    series bigint not null,
    grain smallint not null,
    start_hour integer not null,
    sketch bytea not null,
    primary key (series, grain, start_hour)
);

create table market_service (
    endpoint text not null,
    grain smallint not null,
    start_hour integer not null,
    good bigint not null,
    failed bigint not null,
    rate_limited bigint not null,
    forbidden bigint not null,
    requests bigint not null,
    samples bigint not null,
    prompt bigint not null,
    completion bigint not null,
    reasoning bigint not null,
    cache_read bigint not null,
    paid bigint not null,
    spend bigint not null,
    input_spend bigint not null,
    tool_calls bigint not null,
    tool_requests bigint not null,
    tool_errors bigint not null,
    primary key (endpoint, grain, start_hour)
);

-- Distributions of what an endpoint's answers took.
create table market_timing (
    endpoint text not null,
    grain smallint not null,
    start_hour integer not null,
    first_token bytea not null,
    throughput bytea not null,
    total bytea not null,
    primary key (endpoint, grain, start_hour)
);

create table market_availability (
    model text not null,
    start_hour integer not null,
    judged bigint not null,
    answered bigint not null,
    first_judged bigint not null,
    first_answered bigint not null,
    primary key (model, start_hour)
);

-- Conversations by week; the series is an app's traffic with a model.
create table market_session (
    series bigint not null,
    start_hour integer not null,
    session bigint not null,
    account bigint not null,
    turns bigint not null,
    spend bigint not null,
    primary key (series, start_hour, session, account)
);

create table market_app (
    slug text not null primary key,
    host text not null,
    title text
);

create table market_app_setting (
    slug text not null primary key,
    name text,
    alias_of text,
    hidden boolean not null,
    categories text not null
);

-- Signatures of sampled prompts, by which near copies are found.
create table market_fingerprint (
    generation bigint not null primary key,
    model text not null,
    start_hour integer not null,
    bits bigint not null
);

create table market_price (
    endpoint text not null,
    at_micros bigint not null,
    model text not null,
    provider text not null,
    offered boolean not null,
    prompt text,
    completion text,
    cache_read text,
    cache_write text,
    request text,
    primary key (endpoint, at_micros)
);

create table market_score (
    source text not null,
    benchmark text not null,
    model text not null,
    at_micros bigint not null,
    score text not null,
    standard_error text,
    trials bigint not null,
    published_on text not null,
    url text,
    primary key (source, benchmark, model)
);

-- Logs and analytics ask for what an account did lately.
create index generation_account on generation (account, started_micros);
