package dev.bourse.domain.catalog;

/** How much is known about a listing, from an unverified stranger to an audited endpoint. */
public enum TrustTier {
    T0,
    T1,
    T2,
    T3
}
