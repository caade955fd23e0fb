"""Makes the files of Tests/CertificationTests/Fixtures that other implementations sign.

Usage: make_fixtures.py FIXTURES. Needs PyJWT, cryptography, rfc8785, securesystemslib and
ssh-keygen. Every run gives the same bytes: keys are fixed and Ed25519 is deterministic.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import rfc8785
from securesystemslib.dsse import Envelope
from securesystemslib.signer import CryptoSigner

import milepost_format as form


def countersign(credential, key, namespace):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "key")
        path.write_bytes(form.openssh_private_key(key))
        path.chmod(0o600)
        return subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", "-f", path, "-n", namespace],
            input=credential.encode(), capture_output=True, check=True).stdout.decode()


def signed_commit(key):
    """A commit object that git and ssh-keygen signed, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "key")
        path.write_bytes(form.openssh_private_key(key))
        path.chmod(0o600)
        date = "2025-04-12T21:30:05+08:00"
        environment = {
            "PATH": "/usr/bin:/bin", "HOME": folder, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_NAME": "Lin", "GIT_AUTHOR_EMAIL": "lin@example.org",
            "GIT_COMMITTER_NAME": "Lin", "GIT_COMMITTER_EMAIL": "lin@example.org",
            "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}

        def git(*arguments, data=b""):
            return subprocess.run(
                ["git", "-C", folder, "-c", "gpg.format=ssh", "-c", f"user.signingkey={path}",
                 *arguments], input=data, env=environment, capture_output=True, check=True).stdout

        git("init", "--quiet")
        tree = git("mktree").decode().strip()
        message = "feat: 签名的提交\n\n gpgsig is no header here\n".encode()
        commit = git("commit-tree", "-S", "-F", "-", tree, data=message)
        return git("cat-file", "commit", commit.decode().strip())


def main(folder):
    record = json.loads((folder / "record.json").read_text())
    holder, mentor, ssh = (form.key_of_seed(first) for first in (0, 32, 64))
    claims = form.payload(
        record, form.did(holder), form.did(holder), "2025-05-01T01:00:00Z", "2027-05-01T00:00:00Z")
    credential = form.sign(claims, holder)
    bundle = {"mediaType": form.MEDIA_TYPE, "credential": credential, "evidence": record}
    (folder / "certificate.milepost.json").write_bytes(rfc8785.dumps(bundle) + b"\n")

    signature = countersign(credential, ssh, form.NAMESPACE)
    bundle["countersignatures"] = [
        {"type": "sshsig", "namespace": form.NAMESPACE, "signature": signature}]
    bundle["endorsements"] = [form.sign(form.endorsement(
        credential, claims["id"], form.did(mentor), "2025-05-02T08:00:00Z", "看过代码，也跑过测试。"),
        mentor)]
    (folder / "vouched.milepost.json").write_bytes(rfc8785.dumps(bundle) + b"\n")
    (folder / "git-namespace.sshsig").write_text(countersign(credential, ssh, "git"))
    (folder / "signed-commit").write_bytes(signed_commit(ssh))
    (folder / "allowed_signers").write_text(
        "# who may vouch\n"
        f'mentor@example.org namespaces="{form.NAMESPACE}" {form.openssh_public_key(mentor)} mentor\n'
        f'lin@example.org valid-after="20250101" {form.openssh_public_key(ssh)}\n')

    statement = {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{"name": r["alias"], "digest": {"gitCommit": r["head"]}}
                    for r in record["repositories"]],
        "predicateType": record["type"], "predicate": record}
    envelope = Envelope(rfc8785.dumps(statement), "application/vnd.in-toto+json", {})
    envelope.sign(CryptoSigner(holder))
    (folder / "statement.dsse.json").write_text(json.dumps(envelope.to_dict()) + "\n")


main(Path(sys.argv[1]))
