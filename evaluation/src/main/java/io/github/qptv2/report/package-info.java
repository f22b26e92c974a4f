/** Building blocks of HTML reports, all escaped by j2html: pages, charts, thumbnails. */
@NullMarked
package io.github.qptv2.report;

import org.jspecify.annotations.NullMarked;
