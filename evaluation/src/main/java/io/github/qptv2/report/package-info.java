/** HTML reports: charts, tables, thumbnails. */
@NullMarked
package io.github.qptv2.report;

import org.jspecify.annotations.NullMarked;
