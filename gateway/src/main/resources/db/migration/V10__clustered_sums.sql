-- Rows of the market's sums are small and found by their keys alone. SQLite keeps a table and its
-- primary key apart, each with the whole key, unless it is told not to: then both are one, which takes
-- half the room and half the writing. PostgreSQL has no such choice, and the placeholder is empty.

create table market_volume_new (
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
) ${clustered};
insert into market_volume_new
select
    series,
    grain,
    start_hour,
    requests,
    samples,
    prompt,
    completion,
    reasoning,
    cache_read,
    paid,
    spend,
    input_spend,
    tool_calls,
    tool_requests,
    tool_errors
from market_volume;
drop table market_volume;
alter table market_volume_new rename to market_volume;

create table market_share_new (
    series bigint not null,
    start_hour integer not null,
    account bigint not null,
    requests bigint not null,
    prompt bigint not null,
    completion bigint not null,
    paid bigint not null,
    spend bigint not null,
    primary key (series, start_hour, account)
) ${clustered};
insert into market_share_new
select
    series,
    start_hour,
    account,
    requests,
    prompt,
    completion,
    paid,
    spend
from market_share;
drop table market_share;
alter table market_share_new rename to market_share;

create table market_session_new (
    series bigint not null,
    start_hour integer not null,
    session bigint not null,
    account bigint not null,
    turns bigint not null,
    spend bigint not null,
    primary key (series, start_hour, session, account)
) ${clustered};
insert into market_session_new
select
    series,
    start_hour,
    session,
    account,
    turns,
    spend
from market_session;
drop table market_session;
alter table market_session_new rename to market_session;

create table market_service_new (
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
) ${clustered};
insert into market_service_new
select
    endpoint,
    grain,
    start_hour,
    good,
    failed,
    rate_limited,
    forbidden,
    requests,
    samples,
    prompt,
    completion,
    reasoning,
    cache_read,
    paid,
    spend,
    input_spend,
    tool_calls,
    tool_requests,
    tool_errors
from market_service;
drop table market_service;
alter table market_service_new rename to market_service;

create table market_availability_new (
    model text not null,
    start_hour integer not null,
    judged bigint not null,
    answered bigint not null,
    first_judged bigint not null,
    first_answered bigint not null,
    primary key (model, start_hour)
) ${clustered};
insert into market_availability_new
select
    model,
    start_hour,
    judged,
    answered,
    first_judged,
    first_answered
from market_availability;
drop table market_availability;
alter table market_availability_new rename to market_availability;
