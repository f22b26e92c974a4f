package io.github.qptv2.teacher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.qptv2.media.image.Image;

/** The networks of {@code src/test/resources/teacher}, which its README describes. */
final class Networks {

    static final String FOLDER = "src/test/resources/teacher/";

    private Networks() {}

    /** A teacher that scales pixels from 0..255 to -1..1. */
    static TeacherConfig config(String file, Map<String, Integer> outputs) {
        return new TeacherConfig(FOLDER + file, outputs, List.of(127.5), List.of(127.5), 0, 1);
    }

    /** All outputs of {@code placed.onnx} and {@code fixed.onnx} with all of their channels. */
    static Map<String, Integer> all() {
        var outputs = new LinkedHashMap<String, Integer>();
        outputs.put("near", 4);
        outputs.put("valid", 2);
        outputs.put("same", 2);
        outputs.put("deep", 3);
        outputs.put("mean", 3);
        return outputs;
    }

    /** Black, with a white square. */
    static Image spot(int size, int left, int top, int side) {
        var rgb = new byte[3 * size * size];
        for (int y = top; y < top + side; y++) {
            for (int x = left; x < left + side; x++) {
                for (int color = 0; color < 3; color++) {
                    rgb[3 * (y * size + x) + color] = (byte) 255;
                }
            }
        }
        return Image.of(size, size, rgb);
    }
}
