package io.github.qptv2.cli.console;

import picocli.CommandLine.IVersionProvider;

/** The version in the manifest of the jar. */
public final class ManifestVersion implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = ManifestVersion.class.getPackage().getImplementationVersion();
        return new String[] {"qpt " + (version == null ? "(not packaged)" : version)};
    }
}
