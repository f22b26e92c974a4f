/** Images in folders, lists and tar shards; labeled items. */
@NullMarked
package io.github.qptv2.dataset;

import org.jspecify.annotations.NullMarked;
