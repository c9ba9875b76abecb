package dev.shelflife.events.dates;

import java.util.regex.Pattern;

/** What pages say instead of a date, a language a line, compared as {@link PlainText} writes it. */
final class Phrases {

    private static final Pattern NOT_SET = any(
            // English
            "tbd|tba|tbc|to be (?:determined|announced|decided|confirmed|set)(?: \\(tb[adc]\\))?|determined at .*"
                    + "|(?:(?:end )?date )?(?:is |has )?not (?:yet )?(?:been )?"
                    + "(?:set|decided|announced|determined|confirmed|scheduled)(?: yet)?",
            // German
            "(?:(?:das |der )?(?:enddatum|ende|datum|termin) )?(?:wurde |wird |ist |steht )?noch "
                    + "(?:(?:nicht )?(?:festgelegt|festgesetzt|bekannt|bekannt ?gegeben|definiert|bestimmt|entschieden"
                    + "|angekündigt|mitgeteilt|terminiert)|nicht fest|offen|ausstehend|festzulegen|zu bestimmen)",
            "(?:wurde |wird |ist )?nicht festgelegt|offen|unbestimmt|ausstehend|steht noch aus",
            // French
            "(?:date(?: de fin)? )?à (?:déterminer|définir|confirmer|annoncer|préciser|fixer|venir)|indéterminée?",
            "(?:(?:la )?date(?: de fin)? )?(?:n'est |n'a )?(?:pas encore|non encore|non|pas) (?:été )?"
                    + "(?:définie?|déterminée?|fixée?|annoncée?|communiquée?|confirmée?|connue?|décidée?)",
            // Spanish
            "(?:fecha )?(?:por|sin|pendiente de) (?:determinar|definir|confirmar|anunciar|decidir|establecer|fijar)"
                    + "|pendiente|sin fecha",
            "(?:(?:la )?fecha(?: de (?:fin|finalización))? )?(?:aún |todavía )?no (?:se ha |ha sido |está )?(?:aún |todavía )?"
                    + "(?:definid[oa]|determinad[oa]|establecid[oa]|anunciad[oa]|fijad[oa]|decidid[oa]|confirmad[oa]"
                    + "|definido)(?: aún| todavía)?",
            // Italian
            "(?:data )?da (?:definire|determinare|stabilire|annunciare|confermare|decidere|comunicare)",
            "(?:(?:la )?data(?: di fine)? )?(?:non (?:è )?(?:ancora )?|ancora non )(?:stat[oa] )?"
                    + "(?:definit[oa]|determinat[oa]|stabilit[oa]|annunciat[oa]|impostat[oa]|decis[oa]|confermat[oa]|not[oa])",
            // Portuguese
            "(?:data )?(?:a|por) (?:ser )?(?:definir|determinar|confirmar|anunciar|definid[oa]|determinad[oa]|anunciad[oa]"
                    + "|confirmad[oa])|indefinid[oa]|em aberto|pendente",
            "(?:(?:a )?data(?: de (?:término|encerramento|fim)| final)? )?(?:ainda )?não (?:foi |está )?(?:ainda )?"
                    + "(?:definid[oa]|determinad[oa]|anunciad[oa]|estabelecid[oa]|confirmad[oa]|decidid[oa])(?: ainda)?",
            // Dutch
            "(?:nog|nader) (?:te bepalen|vast te stellen|te bevestigen)|n\\.?t\\.?b|nog onbekend",
            "(?:(?:de )?(?:eind)?datum )?(?:is |wordt |werd )?(?:nog )?(?:niet )?"
                    + "(?:vastgesteld|bepaald|bekend|bekendgemaakt|aangekondigd|ingesteld)",
            // Turkish
            "(?:(?:bitiş )?tarihi? )?(?:henüz |daha sonra )?(?:belirlenmedi|belirlenmemiş(?:tir)?|açıklanmadı|duyurulmadı"
                    + "|ayarlanmadı|belli değil|belirlenecek(?:tir)?|duyurulacak(?:tır)?|açıklanacak(?:tır)?)|belirsiz",
            // Japanese
            "(?:終了日?は?|日付は?|日程は?)?(?:まだ|現在)?(?:未定|未設定|未決定?|未発表|未公表|未確定|決まっていません|設定されていません"
                    + "|決定されていません|決定していません|発表されていません)(?:です)?|検討中|調整中|後日(?:発表|決定)",
            // Korean
            "(?:종료일[이은]? ?|종료 날짜[가는]? ?|날짜[가는]? ?)?(?:아직 ?)?(?:미정|미설정|미확정|추후 ?(?:결정|공지|발표)"
                    + "|(?:결정|설정|발표|확정)되지 (?:않음|않았습니다)|정해지지 (?:않음|않았습니다))(?:입니다)?",
            // Chinese, simplified and traditional
            "(?:结束日期|終止日期|终止日期|結束日期|日期)?(?:尚|还|還|暂|暫|仍|目前)?(?:未|待)(?:定|设定|設定|设置|設置|确定|確定|确认|確認|决定|決定"
                    + "|公布|公佈|宣布|宣佈|发布|發布|指定)|暂无|暫無|尚无|尚無");

    private static final Pattern NOT_APPLICABLE = any(
            // English
            "n ?/ ?a|na|n\\. ?a|-{1,5}|not applicable(?: \\(n/a\\))?|does not apply|none",
            // German
            "nicht (?:zutreffend|anwendbar)|trifft nicht zu|entfällt|k\\. ?a|keine(?: angaben?)?",
            // French
            "s\\. ?o|s/o|sans objet|non applicable|aucune?",
            // Spanish
            "no (?:es )?aplicable|no (?:se )?aplica|no corresponde|ningun[oa]",
            // Italian
            "non (?:applicabile|pertinente|si applica)|nessun[oa]",
            // Portuguese
            "não (?:é )?aplicável|não se aplica|nenhuma?",
            // Dutch
            "niet van toepassing|n\\.? ?v\\.? ?t|geen",
            // Turkish
            "geçerli değil|uygulanamaz|uygulanmaz|yok",
            // Japanese
            "該当(?:なし|無し|しない|しません|せず)|適用(?:外|なし|対象外|されません)|対象外|なし|無し",
            // Korean
            "해당 ?(?:사항 ?)?없음|해당 ?안 ?됨|적용 ?(?:불가|되지 않음|안 ?됨)|없음",
            // Chinese, simplified and traditional
            "不适用|不適用|无|無|没有|沒有");

    private Phrases() {}

    /** Whether a plain text says that the date is not decided yet, in brackets or not. */
    static boolean saysNotSet(String plain) {
        return NOT_SET.matcher(bare(plain)).matches();
    }

    /** Whether a plain text says that there is no such date. */
    static boolean saysNotApplicable(String plain) {
        return NOT_APPLICABLE.matcher(bare(plain)).matches();
    }

    private static String bare(String plain) {
        int last = plain.length() - 1;
        boolean bracketed = last > 1 && plain.charAt(0) == '(' && plain.indexOf(')') == last;
        return bracketed ? plain.substring(1, last).strip() : plain;
    }

    private static Pattern any(String... phrases) {
        return Pattern.compile("(?:" + PlainText.fold(String.join("|", phrases)) + ")[.。]?");
    }
}
