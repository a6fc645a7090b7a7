// Copies a text, or hands it to the device's own way of sharing. Nothing leaves the page but by the reader's hand.

function copyOldWay(text) {
  // Browsers offer the clipboard only where the connection is safe: not over plain HTTP in an office's network.
  const area = document.createElement("textarea")
  area.value = text
  area.style.position = "fixed"
  area.style.opacity = "0"
  document.body.append(area)
  area.select()
  const done = document.execCommand("copy")
  area.remove()
  return done
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyOldWay(text)
  }
}

export default function ({ data, parentElement }) {
  const [copy, share] = parentElement.querySelectorAll("button")
  const said = parentElement.querySelector("[role=status]")
  copy.textContent = data.copy
  share.textContent = data.share
  share.hidden = !navigator.share
  copy.onclick = async () => {
    said.textContent = (await copied(data.text)) ? data.done : data.failed
  }
  share.onclick = () => navigator.share({ text: data.text }).catch(() => {})
}
