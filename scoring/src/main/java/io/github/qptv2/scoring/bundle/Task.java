package io.github.qptv2.scoring.bundle;

/**
 * Assessment task of a model. The text form in bundles, results and options is {@code iqa}, {@code iaa}, {@code vqa} or
 * {@code unknown}.
 *
 * @since 0.2
 */
public enum Task {
    /** Technical quality of images. */
    IQA,
    /** Aesthetics of images. */
    IAA,
    /** Technical quality of videos. */
    VQA,
    /** Not stated by the checkpoint. */
    UNKNOWN;

    /**
     * The task of a text form.
     *
     * @throws IllegalArgumentException if there is none, in one line that lists them
     */
    public static Task parse(String text) {
        return EnumText.parse("task", text, values());
    }

    /** The text form. */
    @Override
    public String toString() {
        return EnumText.text(this);
    }
}
