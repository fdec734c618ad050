package dev.bourse.domain.fact;

/** Whether a preset may be used. */
public enum PresetStatus {
    ACTIVE,
    /** Requests that name it are refused until it is active again. */
    DISABLED,
    /** As if it were not there, but for its history. */
    ARCHIVED
}
