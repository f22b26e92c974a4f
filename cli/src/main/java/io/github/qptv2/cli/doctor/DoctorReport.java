package io.github.qptv2.cli.doctor;

import java.nio.file.Path;

import io.github.qptv2.cli.checkpoint.Inspection;
import io.github.qptv2.doctor.Diagnosis;
import org.jspecify.annotations.Nullable;

/**
 * The report of {@code qpt doctor}.
 *
 * @param checkpoint content of the file
 * @param fix whether {@code --fix} was given
 * @param written file that the best inference configuration was written to, or null
 */
record DoctorReport(Inspection checkpoint, Diagnosis diagnosis, boolean fix, @Nullable Path written) {}
