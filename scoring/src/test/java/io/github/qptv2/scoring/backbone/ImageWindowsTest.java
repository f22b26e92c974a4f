package io.github.qptv2.scoring.backbone;

import java.util.List;

import io.github.qptv2.media.image.Image;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ImageWindowsTest {

    @Test
    void whatIsPackedIsUnpacked() {
        var rgb = new byte[3 * 40 * 20];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) i;
        }
        var views = List.of(ImageView.parse("native:32"), ImageView.parse("crops:16:2+reduced:20"));
        var windows = ImageWindows.of(Image.of(40, 20, rgb), views);
        var again = ImageWindows.unpack(windows.pack());
        assertThat(again.views()).hasSize(2);
        assertThat(again.views().get(0)).hasSize(1);
        assertThat(again.views().get(1)).hasSize(5); // two by two crops and the reduced image
        assertThat(again).usingRecursiveComparison().isEqualTo(windows);
    }
}
