package dev.bourse.wire.fact;

import dev.bourse.wire.json.JsonBytes;

/** Writes members as compact JSON. */
record JsonOutlet(JsonBytes out) implements Outlet {
    @Override
    public void begin() {
        out.object();
    }

    @Override
    public void object(Name name) {
        out.name(name.written());
        out.object();
    }

    @Override
    public void end() {
        out.end();
    }

    @Override
    public void list(Name name) {
        out.name(name.written());
        out.array();
    }

    @Override
    public void endList() {
        out.endArray();
    }

    @Override
    public void text(Name name, String value) {
        out.name(name.written());
        out.text(value);
    }

    @Override
    public void number(Name name, long value) {
        out.name(name.written());
        out.number(value);
    }

    @Override
    public void flag(Name name, boolean value) {
        out.name(name.written());
        out.flag(value);
    }
}
