-- Whether answers had the form that was asked for. Earlier rows tell nothing of it.
alter table generation add column form text;
alter table market_service add column formed bigint not null default 0;
alter table market_service add column malformed bigint not null default 0;
