/** Routes, refusals as responses, and the admin API. */
@NullMarked
package dev.bourse.gateway.http;

import org.jspecify.annotations.NullMarked;
