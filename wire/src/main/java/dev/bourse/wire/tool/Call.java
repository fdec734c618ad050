package dev.bourse.wire.tool;

/**
 * A tool call of an answer.
 *
 * @param name the tool
 * @param arguments what should be JSON
 */
record Call(String name, String arguments) {}
