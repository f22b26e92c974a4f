/** Who may call the service: hosts, origins and keys. */
@NullMarked
package io.github.qptv2.server.access;

import org.jspecify.annotations.NullMarked;
