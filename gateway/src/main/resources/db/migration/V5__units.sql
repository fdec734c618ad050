-- What work other than chat is counted by, beside tokens.
alter table generation add column images bigint not null default 0;
alter table generation add column searches bigint not null default 0;
alter table generation add column characters bigint not null default 0;
alter table generation add column seconds bigint not null default 0;
