package dev.bourse.sim.provider;

/** What became of the bytes of a request. */
sealed interface Reading permits Prompt, Refusal {}
