// A certified identity provider on loopback for tests: whoever types a known name and any password is that person.
import { Provider } from "oidc-provider";

const { port, client, secret, redirect, after, people } = JSON.parse(process.argv[2]);

const provider = new Provider(`http://localhost:${port}`, {
  clients: [
    {
      client_id: client,
      client_secret: secret,
      redirect_uris: [redirect],
      post_logout_redirect_uris: [after],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
  // Streamlit reads the identity from the token itself.
  conformIdTokenClaims: false,
  cookies: { keys: ["for tests"] },
  features: { devInteractions: { enabled: true }, rpInitiatedLogout: { enabled: true } },
  findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, name: id, ...people[id] }) }),
});

provider.listen(port, "127.0.0.1", () => console.log("listening"));
