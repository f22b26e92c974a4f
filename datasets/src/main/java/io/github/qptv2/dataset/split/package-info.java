/** Training, validation and test splits, and their files. */
@NullMarked
package io.github.qptv2.dataset.split;

import org.jspecify.annotations.NullMarked;
