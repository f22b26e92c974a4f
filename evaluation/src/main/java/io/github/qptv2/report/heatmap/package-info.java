/** Renders quality maps as heat maps. */
@NullMarked
package io.github.qptv2.report.heatmap;

import org.jspecify.annotations.NullMarked;
