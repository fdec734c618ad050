-- What kind of app the traffic came from, joined by commas.
alter table generation add column categories text not null default '';
