package dev.bourse.sim.provider;

/**
 * Why a request is not answered, in the shape of the OpenAI error envelope.
 *
 * @param status HTTP status
 * @param code machine-readable reason
 * @param message reason for people
 */
record Refusal(int status, String code, String message) implements Reading {}
