/** Downloads of URLs from public addresses. */
@NullMarked
package io.github.qptv2.server.fetch;

import org.jspecify.annotations.NullMarked;
