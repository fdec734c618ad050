/** Benchmarks and audits; knows the gateway only by URL. */
@NullMarked
package dev.bourse.lab;

import org.jspecify.annotations.NullMarked;
