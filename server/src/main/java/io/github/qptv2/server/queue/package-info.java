/** A bounded queue of items that workers score in batches. */
@NullMarked
package io.github.qptv2.server.queue;

import org.jspecify.annotations.NullMarked;
