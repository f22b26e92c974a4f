/**
 * Curation of pretraining images: {@link Curation} measures the images of pools, decides by the rules of
 * {@link CurationConfig} which are kept, and writes a {@link Manifest}; {@link CurationReport} presents it.
 */
@NullMarked
package io.github.qptv2.curate;

import org.jspecify.annotations.NullMarked;
