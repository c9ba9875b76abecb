package dev.shelflife.notifier.route;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** In which language people are told. Of each there is a resource {@code words/<tag>.properties}. */
public enum Language {
    /** English. */
    EN("en"),
    /** German. */
    DE("de"),
    /** French. */
    FR("fr"),
    /** Spanish. */
    ES("es"),
    /** Italian. */
    IT("it"),
    /** Portuguese as it is written in Brazil. */
    PT_BR("pt-BR"),
    /** Japanese. */
    JA("ja"),
    /** Korean. */
    KO("ko"),
    /** Chinese in simplified characters. */
    ZH_CN("zh-CN");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** As BCP 47 writes it. */
    public String tag() {
        return tag;
    }

    /** The language of a tag; English when there is none, and for one of a later version. */
    public static Language of(@Nullable String tag) {
        return Arrays.stream(values())
                .filter(each -> each.tag.equals(tag))
                .findFirst()
                .orElse(EN);
    }
}
