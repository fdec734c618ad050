package dev.bourse.domain.ledger;

/** What a key may do. */
public enum KeyKind {
    /** Calls models. */
    INFERENCE,
    /** Administers keys and reads accounts; cannot call models. */
    MANAGEMENT,
    /** Sees and manages what one provider offers, and nothing else. */
    PROVIDER
}
