/** Reads tables of labels and predictions row by row, with errors that name file and line. */
@NullMarked
package io.github.qptv2.dataset.table;

import org.jspecify.annotations.NullMarked;
