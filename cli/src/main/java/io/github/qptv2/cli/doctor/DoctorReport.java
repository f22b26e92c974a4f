package io.github.qptv2.cli.doctor;

import java.nio.file.Path;

import io.github.qptv2.cli.checkpoint.Inspection;
import io.github.qptv2.doctor.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * What {@code qpt doctor} tells.
 *
 * @param checkpoint what the file holds
 * @param fix whether the winner was to be written
 * @param written where it was written, or null
 */
record DoctorReport(Inspection checkpoint, Diagnosis diagnosis, boolean fix, @Nullable Path written) {}
