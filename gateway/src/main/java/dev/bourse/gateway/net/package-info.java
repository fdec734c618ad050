/** The server's side of HTTP/1.1 (RFC 9112) on event loops: connections, requests, answers. */
@NullMarked
package dev.bourse.gateway.net;

import org.jspecify.annotations.NullMarked;
