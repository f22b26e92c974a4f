/**
 * The training data loader. {@link io.github.qptv2.loader.Loader} reads, crops and degrades images, or clips of videos,
 * on worker threads and hands out batches; a {@link io.github.qptv2.loader.SampleBank} stores degraded crops with their
 * targets for later epochs and runs.
 */
@NullMarked
package io.github.qptv2.loader;

import org.jspecify.annotations.NullMarked;
