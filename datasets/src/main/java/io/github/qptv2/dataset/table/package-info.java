/** Tables of labels and predictions, row by row. */
@NullMarked
package io.github.qptv2.dataset.table;

import org.jspecify.annotations.NullMarked;
