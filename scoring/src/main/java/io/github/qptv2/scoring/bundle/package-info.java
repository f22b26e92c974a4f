/**
 * Model files. A {@link io.github.qptv2.scoring.bundle.ModelBundle} is a network with everything that its scores depend
 * on: a {@link io.github.qptv2.scoring.bundle.ModelDescription} with the
 * {@link io.github.qptv2.scoring.bundle.InferenceConfig}, the {@link io.github.qptv2.scoring.bundle.PreprocessingSpec}
 * and the {@link io.github.qptv2.scoring.bundle.Calibration} from raw output to MOS.
 * {@link io.github.qptv2.scoring.bundle.BuiltInModels} reads the built-in ones. This package is plain Java and loads no
 * native library.
 *
 * <pre>{@code
 * ModelBundle bundle = BuiltInModels.read("qpt-iqa-mini");
 * bundle.description().calibration().flatMap(Calibration::mos).ifPresent(mapping -> System.out.println(mapping.mos(0)));
 * }</pre>
 *
 * @since 0.1
 */
@NullMarked
package io.github.qptv2.scoring.bundle;

import org.jspecify.annotations.NullMarked;
