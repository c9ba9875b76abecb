package dev.shelflife.notifier.channel;

import dev.shelflife.notifier.queue.Outcome;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** What a failure of SMTP means (RFC 5321, 4.2.1). Servers quote addresses and more in their answers, so only codes are told. */
final class SmtpVerdict {

    private SmtpVerdict() {}

    /** 5xx is for good and 4xx is not; a login that failed can be mended, and so can all that is not an answer. */
    static Outcome of(MessagingException failure) {
        if (failure instanceof AuthenticationFailedException) {
            return new Outcome.RetryLater("the mail server refuses the login", null);
        }
        List<Integer> codes = codes(failure);
        if (codes.isEmpty()) {
            return new Outcome.RetryLater("mail: " + kind(failure), null);
        }
        String reason = "SMTP " + codes.get(codes.size() - 1);
        return codes.stream().allMatch(SmtpVerdict::isPermanent)
                ? new Outcome.Rejected(reason)
                : new Outcome.RetryLater(reason, null);
    }

    /** Whether one of the answers may be another one later. */
    static boolean isAnyTemporary(MessagingException failure) {
        List<Integer> codes = codes(failure);
        return codes.isEmpty() || !codes.stream().allMatch(SmtpVerdict::isPermanent);
    }

    private static boolean isPermanent(int code) {
        return code >= 500 && code < 600;
    }

    /** The codes of failed answers in a chain of failures; a recipient that was accepted has a 2xx there. */
    private static List<Integer> codes(MessagingException failure) {
        List<Integer> codes = new ArrayList<>();
        for (Exception each = failure; each instanceof MessagingException one; each = one.getNextException()) {
            int code = code(one);
            if (code >= 400) {
                codes.add(code);
            }
        }
        return codes;
    }

    private static int code(MessagingException failure) {
        if (failure instanceof SMTPAddressFailedException address) {
            return address.getReturnCode();
        }
        if (failure instanceof SMTPSenderFailedException sender) {
            return sender.getReturnCode();
        }
        return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
    }

    private static String kind(MessagingException failure) {
        Exception cause = failure.getNextException();
        return (cause == null ? failure : cause).getClass().getSimpleName();
    }
}
