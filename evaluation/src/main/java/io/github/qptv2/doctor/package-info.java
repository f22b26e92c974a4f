/**
 * Checks whether the scores of a checkpoint can be trusted, and which inference configuration fits it:
 * {@link io.github.qptv2.doctor.Doctor} scores distortion series and labeled images under candidate configurations.
 */
@NullMarked
package io.github.qptv2.doctor;

import org.jspecify.annotations.NullMarked;
