/** Training data: data sets, shards and the loader. */
@NullMarked
package io.github.qptv2.data;

import org.jspecify.annotations.NullMarked;
