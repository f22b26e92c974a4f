package io.github.qptv2.finetune;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.IntStream;

import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.tensor.distributed.Collective;

/** Has models score the same files, one model after the other. */
interface ValidationScorer {

    /** Raw scores of all files in their order, the same in every process; NaN for those that cannot be read. */
    double[] scores(ModelBundle bundle);

    /** Places of the files that this process looks at. */
    static Iterator<Integer> own(int files, Collective all) {
        return IntStream.range(0, files)
                .filter(place -> place % all.size() == all.rank())
                .iterator();
    }

    /** Why a file cannot be read, in one line that names it. */
    static String complaint(Path file, Exception error) {
        String line = String.valueOf(error.getMessage()).lines().findFirst().orElse("cannot be read");
        return line.startsWith(file.toString()) ? line : file + ": " + line;
    }
}
