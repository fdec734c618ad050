package dev.bourse.wire.fact;

/** Takes the members of a stored fact, one after the other, and gives them a form. */
interface Outlet {
    /** Begins an object that stands alone or in a list. */
    void begin();

    /** Begins an object that is a member. */
    void object(Name name);

    /** Ends an object. */
    void end();

    /** Begins a list of objects. */
    void list(Name name);

    /** Ends a list. */
    void endList();

    void text(Name name, String value);

    void number(Name name, long value);

    void flag(Name name, boolean value);
}
