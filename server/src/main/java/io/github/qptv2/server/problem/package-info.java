/** Problem details (RFC 9457) of the service. */
@NullMarked
package io.github.qptv2.server.problem;

import org.jspecify.annotations.NullMarked;
