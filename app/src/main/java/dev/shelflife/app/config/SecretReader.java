package dev.shelflife.app.config;

import dev.shelflife.yaml.Section;
import dev.shelflife.yaml.Values;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads secrets: the file names where they are, in {@code …File} or {@code …Env}, and never holds them. */
final class SecretReader {

    private static final Secret NOT_READ = new Secret("not read");

    private final Path base;
    private final Map<String, String> environment;
    private final boolean reads;

    /**
     * Reads secrets.
     *
     * @param base what relative paths are meant from
     * @param reads false for a command that needs none: then they are not looked up
     */
    SecretReader(Path base, Map<String, String> environment, boolean reads) {
        this.base = base;
        this.environment = environment;
        this.reads = reads;
    }

    /** Whether secrets are looked up. */
    boolean reads() {
        return reads;
    }

    /** A path meant from the configuration file. */
    Function<String, Path> path() {
        return Values.path(base);
    }

    /** One secret that must be there; null when it is not. */
    @Nullable
    Secret required(Section section, String name) {
        List<Secret> all = all(section, name);
        if (all.size() > 1) {
            section.problem(section.has(name + "File") ? name + "File" : name + "Env", "must be a single value");
        }
        return all.isEmpty() ? null : all.get(0);
    }

    /** One secret, when there is one. */
    @Nullable
    Secret optional(Section section, String name) {
        return section.has(name + "File") || section.has(name + "Env") ? required(section, name) : null;
    }

    /** One secret at least, the first in use and others that replace it or are being replaced. */
    List<Secret> all(Section section, String name) {
        String file = name + "File";
        String env = name + "Env";
        if (section.has(file) == section.has(env)) {
            section.problem(file, "or " + env + ": give exactly one of them");
            return List.of();
        }
        return section.has(file) ? section.list(file, this::ofFile) : section.list(env, this::ofEnvironment);
    }

    /** Secrets with names of their own, from {@code secretFiles} and {@code secretEnvs}. */
    Map<String, Secret> named(Section section) {
        Map<String, Secret> all = new LinkedHashMap<>();
        List<String> twice = new ArrayList<>();
        for (boolean file : new boolean[] {true, false}) {
            Section named = section.openSection(file ? "secretFiles" : "secretEnvs");
            for (String name : named.keys()) {
                Secret secret = named.value(name, file ? this::ofFile : this::ofEnvironment);
                if (secret != null && all.put(name, secret) != null) {
                    twice.add(name);
                }
            }
        }
        twice.forEach(name -> section.problem("secretEnvs", "has " + name + ", which secretFiles has too"));
        return all;
    }

    private Secret ofFile(String name) {
        if (!reads) {
            return NOT_READ;
        }
        Path file = path().apply(name);
        Secret secret = Secret.inFile(file);
        try {
            check(secret, file.toString());
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("names " + file + ", which cannot be read", e);
        }
        return secret;
    }

    private Secret ofEnvironment(String name) {
        if (!reads) {
            return NOT_READ;
        }
        Secret secret = new Secret(environment.getOrDefault(name, "").strip());
        check(secret, "the environment variable " + name);
        return secret;
    }

    private static void check(Secret secret, String where) {
        if (secret.reveal().isBlank()) {
            throw new IllegalArgumentException("names " + where + ", which is empty or not there");
        }
    }
}
