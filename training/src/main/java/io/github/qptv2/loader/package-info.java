/** The training loader: crops, augmentation, batches, caches, sample banks. */
@NullMarked
package io.github.qptv2.loader;

import org.jspecify.annotations.NullMarked;
