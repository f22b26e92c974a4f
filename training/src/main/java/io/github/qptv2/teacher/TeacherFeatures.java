package io.github.qptv2.teacher;

import java.util.Map;

import io.github.qptv2.onnx.FloatArray;

/** A teacher's features of one crop: of each output a map (c, h, w) or a vector (c). */
record TeacherFeatures(Map<String, FloatArray> outputs) {

    /** Features of a configured output. */
    FloatArray of(String output) {
        var found = outputs.get(output);
        if (found == null) {
            throw new IllegalArgumentException("there is no output " + output + " among " + outputs.keySet());
        }
        return found;
    }

    /** Shape of an output, without the batch. */
    long[] shape(String output) {
        return of(output).shape();
    }
}
